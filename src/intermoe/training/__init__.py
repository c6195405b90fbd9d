"""Training: the loop on Lightning Fabric, its two stages, losses and expert balance."""
