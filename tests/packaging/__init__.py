"""From a source tree or a wheel to a program that starts."""
