"""Trains as tsml.js does, and answers the same questions."""

import gc
import json
import math
import re
import sys
import time
from contextlib import nullcontext

import timm
import torch
from torch import nn
from torch.autograd.profiler import profile, record_function
from worker import serve

work = json.loads(sys.argv[1])
batch_size = work["batch"]

BATCHES = 4


def conv_block(inputs, outputs):
    return nn.Sequential(nn.Conv2d(inputs, outputs, 3, padding=1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU())


def simple_cifar_net(num_classes):
    """As native/core/models/simple_cifar_net.h describes it."""

    def stage(inputs, outputs):
        return nn.Sequential(conv_block(inputs, outputs), conv_block(outputs, outputs))

    return nn.Sequential(
        stage(3, 32), nn.MaxPool2d(2), stage(32, 64), nn.MaxPool2d(2), stage(64, 128),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(128, num_classes),
    )  # fmt: skip


def create_model():
    name, classes = work["model"], work["classes"]
    model = simple_cifar_net(classes) if name == "SimpleCifarNet" else timm.create_model(name, num_classes=classes)
    # Both sides start from the same numbers: libtorch's generator gives both the same.
    torch.manual_seed(1)
    with torch.no_grad():
        for key, parameter in model.named_parameters():
            if parameter.dim() >= 2:
                parameter.copy_(torch.randn(parameter.shape) * math.sqrt(1 / math.prod(parameter.shape[1:])))
            else:
                parameter.fill_(1 if key.endswith("weight") else 0)
    return model.to(memory_format=layout)


def create_optimizer(model):
    if work["optimizer"] == "SGD":
        return torch.optim.SGD(model.parameters(), lr=work["lr"], momentum=0.9, weight_decay=1e-4, fused=True)
    return torch.optim.AdamW(model.parameters(), lr=work["lr"], weight_decay=0.05, fused=True)


def data_of(batches):
    """The same batch so many times."""
    size = work["size"]
    torch.manual_seed(2)
    images = torch.randn(batch_size, 3, size, size)
    targets = torch.arange(batch_size) % work["classes"]
    return images.repeat(batches, 1, 1, 1).contiguous(memory_format=layout), targets.repeat(batches)


class Training:
    def __init__(self):
        self.model = create_model()
        self.optimizer = create_optimizer(self.model)
        self.schedule = torch.optim.lr_scheduler.CosineAnnealingLR(self.optimizer, 100_000)
        self.run = torch.compile(self.model) if work["flavour"] == "compile" else self.model

    def steps(self, inputs, targets):
        """The loss of each step, epoch after epoch."""
        while True:
            for chosen in torch.randperm(len(targets)).split(batch_size):
                batch, batch_targets = inputs[chosen], targets[chosen]
                self.optimizer.zero_grad()
                with autocast():
                    loss = nn.functional.cross_entropy(self.run(batch), batch_targets)
                loss.backward()
                self.optimizer.step()
                self.schedule.step()
                yield loss.item()


def autocast():
    return torch.autocast("cpu", torch.bfloat16) if work["precision"] == "bf16" else nullcontext()


def process_bytes(name):
    """By a name of /proc/self/status; None where the system does not tell."""
    if sys.platform != "linux":
        return None
    with open("/proc/self/status") as status:
        return int(re.search(rf"^{name}:\s+(\d+) kB$", status.read(), re.MULTILINE)[1]) * 1024


def milliseconds():
    """A step."""
    begin = time.perf_counter()
    for _ in range(work["steps"]):
        next(steps)
    return (time.perf_counter() - begin) / work["steps"] * 1e3


def tensors():
    """The most that libtorch's allocator had given out at a time during a third step, weights and data included."""
    global training, steps
    # All anew under the profiler, which counts from zero.
    steps.close()
    training = steps = None
    gc.collect()
    with profile(use_kineto=True, profile_memory=True) as profiler:
        training = Training()
        steps = training.steps(*data_of(BATCHES))
        next(steps)
        next(steps)
        with record_function("third step"):
            next(steps)
    events = sorted(profiler.kineto_results.events(), key=lambda event: event.start_ns())
    [third] = [event for event in events if event.name() == "third step"]
    live = peak = 0
    for event in events:
        if event.name() == "[memory]":
            live += event.nbytes()
            if third.start_ns() <= event.start_ns() <= third.end_ns():
                peak = max(peak, live)
    return peak


def resident():
    """The most bytes that the process held, above those before there was a model."""
    return None if level is None else process_bytes("VmHWM") - level


layout = torch.channels_last if work["channelsLast"] else torch.contiguous_format
level = process_bytes("VmRSS")
training = Training()
# One batch, three times: the first steps say whether both sides do the same work.
steps = training.steps(*data_of(1))
losses = [next(steps) for _ in range(3)]
steps = training.steps(*data_of(BATCHES))
parameters = sum(parameter.numel() for parameter in training.model.parameters())

answers = {"sample": milliseconds, "tensors": tensors, "resident": resident}
serve(lambda what: answers[what](), {"parameters": parameters, "losses": losses})
