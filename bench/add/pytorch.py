import sys
import time

import torch
from worker import serve

inputs, calls = sys.argv[1], int(sys.argv[2])
requires_grad = inputs == "requires-grad"
x = torch.ones(4, 4, requires_grad=requires_grad)
y = torch.ones(4, 4, requires_grad=requires_grad)


def seconds(count):
    begin = time.perf_counter()
    for _ in range(count):
        torch.add(x, y)
    return time.perf_counter() - begin


serve(lambda _: seconds(calls) / calls * 1e9, {"recorded": torch.add(x, y).requires_grad})
