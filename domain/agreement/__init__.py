"""How minutes come to be agreed."""
