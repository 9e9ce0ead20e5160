"""SimpleCifarNet as native/core/models/simple_cifar_net.h describes it, trained as the native trainer does."""

import sys
import time

import torch
from torch import nn
from worker import serve

threads, batch_size, steps = map(int, sys.argv[1:])
torch.set_num_threads(threads)


def conv_block(inputs, outputs):
    return nn.Sequential(nn.Conv2d(inputs, outputs, 3, padding=1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU())


def stage(inputs, outputs):
    return nn.Sequential(conv_block(inputs, outputs), conv_block(outputs, outputs))


def wave(shape, phase):
    """The numbers that both sides start from: sin(0 + phase), sin(1 + phase), ..."""
    return torch.sin(torch.arange(torch.Size(shape).numel(), dtype=torch.float32) + phase).reshape(shape)


model = nn.Sequential(
    stage(3, 32), nn.MaxPool2d(2), stage(32, 64), nn.MaxPool2d(2), stage(64, 128),
    nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(128, 10),
)  # fmt: skip
with torch.no_grad():
    for index, (name, parameter) in enumerate(model.named_parameters()):
        if parameter.dim() >= 2:
            parameter.copy_(wave(parameter.shape, index) * 0.1)
        else:
            parameter.fill_(1 if name.endswith("weight") else 0)
optimizer = torch.optim.AdamW(model.parameters(), lr=0.001, weight_decay=0.01, fused=True)


def train(count):
    """Seconds and mean loss of one pass over `count` batches."""
    inputs = wave((count * batch_size, 3, 32, 32), 0)
    targets = torch.arange(count * batch_size) % 10
    begin = time.perf_counter()
    order = torch.randperm(len(targets))
    total, correct = 0.0, torch.zeros((), dtype=torch.int64)
    for chosen in order.split(batch_size):
        batch_targets = targets[chosen]
        optimizer.zero_grad()
        logits = model(inputs[chosen])
        loss = nn.functional.cross_entropy(logits, batch_targets)
        total += loss.item()
        loss.backward()
        optimizer.step()
        correct += (logits.detach().argmax(1) == batch_targets).sum()
    return time.perf_counter() - begin, total / count


# One batch, three times: the first steps say whether both sides do the same work.
losses = [round(train(1)[1], 3) for _ in range(3)]
parameters = sum(parameter.numel() for parameter in model.parameters())

serve(lambda _: train(steps)[0] / steps * 1000, {"parameters": parameters, "losses": losses})
