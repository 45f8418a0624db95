"""Change trajectories: phases, goals, action plans, companies that take part."""
