# milestone
