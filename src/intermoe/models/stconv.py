"""Skeleto-temporal convolution, pooling and unpooling of the VAE (paper section 3.1).

A convolution is W1 x + mean over neighbours and self of W2 x within the frame, plus a convolution causal in time.
Letters: J joints, S sequences, T frames, C channels. Joints lead, (J, S, T, C): so the mean over neighbours and the
joint pools are one matrix product, and time is a contiguous axis of an image for the convolution.
"""

from __future__ import annotations

import math
from typing import TypeAlias

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from intermoe.skeleton.pooling import JointGraph

TIME_KERNEL = 3  # frames that a convolution sees: this one and the two before


Memory: TypeAlias = "dict[STConv, Tensor]"  # of a stream: the last frames (J,S,2,C) that each convolution has seen


def mix_joints(matrix: Tensor, x: Tensor) -> Tensor:
    """matrix (K,J), x (J,S,T,C) -> (K,S,T,C)."""
    return (matrix.to(x.dtype) @ x.flatten(1)).view(-1, *x.shape[1:])


class STConv(nn.Module):
    """One skeleto-temporal convolution.

    W1 reads what the temporal kernel's present tap reads, so one weight holds their sum, and one bias the three.
    `joint_kernel` = 3 also lets the temporal kernel see joints of neighbouring *index*, as the released code does.
    """

    mean: Tensor

    def __init__(self, graph: JointGraph, channels: int, *, joint_kernel: int):
        super().__init__()
        self.joint_kernel = joint_kernel
        self.temporal = nn.Conv2d(channels, channels, (TIME_KERNEL, joint_kernel))
        self.neighbours = nn.Parameter(torch.empty(channels, channels))
        nn.init.kaiming_uniform_(self.neighbours, a=math.sqrt(5))
        self.register_buffer("mean", torch.from_numpy(graph.mean_over_neighbours()), persistent=False)

    def forward(self, x: Tensor, memory: Memory | None = None) -> Tensor:
        """x (J,S,T,C) -> (J,S,T,C); frame t of the result depends on frames t-2..t.

        With `memory` x goes on where the last call with it ended, and without it stands after frames of zeros.
        """
        before = None if memory is None else memory.get(self)
        past = F.pad(x, (0, 0, TIME_KERNEL - 1, 0)) if before is None else torch.cat((before, x), dim=2)
        if memory is not None:
            memory[self] = past[:, :, 1 - TIME_KERNEL :].clone()
        weight, bias = self.temporal.weight, self.temporal.bias
        if self.joint_kernel == 1:  # image (batch J, C, height S, width T): large and channels-last without a copy
            weight = weight.transpose(2, 3).contiguous(memory_format=torch.channels_last)
            temporal = F.conv2d(past.permute(0, 3, 1, 2), weight, bias).permute(0, 2, 3, 1)
        else:  # image (batch S, C, height T, width J)
            temporal = F.conv2d(past.permute(1, 3, 2, 0), weight, bias, padding=(0, self.joint_kernel // 2))
            temporal = temporal.permute(3, 0, 2, 1)
        weight = self.neighbours[:, :, None, None].contiguous(memory_format=torch.channels_last)
        values = F.conv2d(x.permute(0, 3, 1, 2), weight).permute(0, 2, 3, 1)  # x W2, far faster than a matmul on a CPU
        return torch.addmm(temporal.flatten(1), self.mean.to(x.dtype), values.flatten(1)).view_as(x)


class ResSTBlock(nn.Module):
    """x + conv(silu(conv(silu(x))))."""

    def __init__(self, graph: JointGraph, channels: int, *, joint_kernel: int, dropout: float):
        super().__init__()
        self.first = STConv(graph, channels, joint_kernel=joint_kernel)
        self.second = STConv(graph, channels, joint_kernel=joint_kernel)
        self.dropout = dropout

    def forward(self, x: Tensor, memory: Memory | None = None) -> Tensor:
        """x (J,S,T,C) -> same shape."""
        h = self.second(F.silu(self.first(F.silu(x), memory)), memory)
        return x + F.dropout(h, self.dropout, self.training)


class STPool(nn.Module):
    """Average joint groups, then pairs of frames: (J,S,T,C) -> (groups,S,T/2,C)."""

    groups: Tensor

    def __init__(self, graph: JointGraph):
        super().__init__()
        self.register_buffer("groups", torch.from_numpy(graph.pool()), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        return mix_joints(self.groups, x.unflatten(2, (-1, 2)).mean(3))


class STUnpool(nn.Module):
    """Give every joint the sum of its groups, then double the frames: (groups,S,T,C) -> (J,S,2T,C).

    Released code: doubling never looks beyond the latent frame it is decoding. A block of one frame is repeated; in
    a block of two, frames are interpolated at quarter positions and held at the ends.
    """

    groups: Tensor
    doubling: Tensor

    def __init__(self, graph: JointGraph, *, frames_per_latent: int):
        super().__init__()
        doubling = (
            torch.ones(2, 1) if frames_per_latent == 1 else torch.tensor(((1, 0), (0.75, 0.25), (0.25, 0.75), (0, 1)))
        )
        self.register_buffer("groups", torch.from_numpy(graph.unpool()), persistent=False)
        self.register_buffer("doubling", doubling, persistent=False)

    def forward(self, x: Tensor, memory: Memory | None = None) -> Tensor:
        """(groups,S,T,C) -> (J,S,2T,C); nothing is to be remembered, as no frame looks beyond its block."""
        num_out, num_in = self.doubling.shape
        blocks = x.unflatten(2, (-1, num_in))  # (groups,S,L,in,C)
        rows = [sum(w * blocks[..., i, :] for i, w in enumerate(row) if w) for row in self.doubling.tolist()]
        doubled = blocks.expand(-1, -1, -1, num_out, -1) if num_in == 1 else torch.stack(rows, dim=3)
        return mix_joints(self.groups, doubled.flatten(2, 3))
