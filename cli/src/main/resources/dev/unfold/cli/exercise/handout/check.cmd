@echo off
rem Checks an exercise: check 2, or check 2 --watch. Without a number it lists all of them.
rem Without call, which would expand percent signs of the arguments once more and double their carets.
"%~dp0unfold.cmd" exercise %*
