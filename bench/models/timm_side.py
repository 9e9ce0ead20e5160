"""One of timm's models, run as tsml.js runs ours: the same questions, the same answers."""

import sys
import time
from contextlib import nullcontext

import timm
import torch
from torch.autograd.profiler import profile, record_function
from worker import serve

name, mode, batch_size, dtype, passes = sys.argv[1:]
batch_size, passes = int(batch_size), int(passes)
is_training = mode == "training"
is_counting = dtype.endswith("+memory")
dtype = dtype.removesuffix("+memory")


def prepare():
    torch.manual_seed(1)
    model = timm.create_model(name).to(memory_format=torch.channels_last).train(is_training)
    inputs = torch.rand(batch_size, 3, 224, 224).to(memory_format=torch.channels_last)
    return model, inputs, torch.arange(batch_size)


def autocast():
    return torch.autocast("cpu", torch.bfloat16) if dtype == "bf16" else nullcontext()


def infer(model, inputs, _):
    with torch.inference_mode(), autocast():
        return model(inputs)


def train(model, inputs, targets):
    model.zero_grad()
    with autocast():
        logits = model(inputs)
        loss = torch.nn.functional.cross_entropy(logits, targets)
    loss.backward()
    return loss


run = train if is_training else infer


def milliseconds(work):
    begin = time.perf_counter()
    for _ in range(passes):
        run(*work)
    return (time.perf_counter() - begin) / passes * 1e3


def peak_bytes():
    """The most that libtorch's allocator has given out at a time during a second pass, from the model's weights on."""
    with profile(use_kineto=True, profile_memory=True) as profiler:
        work = prepare()
        run(*work)
        with record_function("the second pass"):
            run(*work)
    events = sorted(profiler.kineto_results.events(), key=lambda event: event.start_ns())
    live, peak, begin, end = 0, 0, float("inf"), 0
    for event in events:
        if event.name() == "the second pass":
            begin, end = event.start_ns(), event.end_ns()
        elif event.name() == "[memory]":
            live += event.nbytes()
            if begin <= event.start_ns() <= end:
                peak = max(peak, live)
    return peak


work = prepare()
facts = {"parameters": sum(parameter.numel() for parameter in work[0].parameters())}
if is_counting:
    # The count is to begin with the model itself.
    work = None
serve(lambda _: peak_bytes() if is_counting else milliseconds(work), facts)
