"""The tests. They mirror `workshop_app` room by room; plus arch, faults, bench and packaging."""
