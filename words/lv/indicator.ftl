# indicator
