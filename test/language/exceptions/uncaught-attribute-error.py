# === suggestion for an attribute, inside a class ===
# Ends with exit code 1.
class Robot:
    def __init__(self):
        self.position = 0

    def move(self, steps):
        self.postion += steps
        return self

robot = Robot()
robot.move(3).move(4)
