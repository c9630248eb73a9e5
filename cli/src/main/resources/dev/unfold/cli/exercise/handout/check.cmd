@echo off
rem Checks an exercise: check 2, or check 2 --watch. Without a number it lists all of them.
call "%~dp0unfold.cmd" exercise %*
exit /b %errorlevel%
