"""One of timm's models, run as tsml.js runs ours: the same questions, the same answers."""

import gc
import sys
import time
from contextlib import nullcontext

import timm
import torch
from torch.autograd.profiler import profile, record_function
from worker import serve

name, mode, batch_size, precision, passes = sys.argv[1:]
batch_size, passes = int(batch_size), int(passes)


def prepare():
    torch.manual_seed(1)
    model = timm.create_model(name).to(memory_format=torch.channels_last).train(mode == "training")
    inputs = torch.rand(batch_size, 3, 224, 224).to(memory_format=torch.channels_last)
    return model, inputs, torch.arange(batch_size)


def autocast():
    return torch.autocast("cpu", torch.bfloat16) if precision == "bf16" else nullcontext()


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


run = train if mode == "training" else infer


def milliseconds():
    begin = time.perf_counter()
    for _ in range(passes):
        run(*work)
    return (time.perf_counter() - begin) / passes * 1e3


def peak_bytes():
    """The most that libtorch's allocator had given out at a time during a second pass, weights included."""
    global work
    # All anew under the profiler, which counts from zero.
    work = None
    gc.collect()
    with profile(use_kineto=True, profile_memory=True) as profiler:
        work = prepare()
        run(*work)
        with record_function("second pass"):
            run(*work)
    events = sorted(profiler.kineto_results.events(), key=lambda event: event.start_ns())
    [second] = [event for event in events if event.name() == "second pass"]
    live = peak = 0
    for event in events:
        if event.name() == "[memory]":
            live += event.nbytes()
            if second.start_ns() <= event.start_ns() <= second.end_ns():
                peak = max(peak, live)
    return peak


work = prepare()
parameters = sum(parameter.numel() for parameter in work[0].parameters())
serve(lambda what: peak_bytes() if what == "tensors" else milliseconds(), {"parameters": parameters})
