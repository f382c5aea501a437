"""The market position statement: what is needed, what exists, what the council means to buy."""
