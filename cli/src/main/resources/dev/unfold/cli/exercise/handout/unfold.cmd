@echo off
rem The unfold command of this folder. Needs a JDK of 17 or later: on the path, or named by JAVA_HOME.
setlocal disabledelayedexpansion
set "home=%~dp0"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -XX:+UseSerialGC -XX:-UsePerfData -Dunfold.kernels=scalar -Djava.awt.headless=true -Dunfold.home="%home%." %UNFOLD_JAVA_OPTIONS% -cp "%home%lib\*" dev.unfold.cli.Main %*
exit /b %errorlevel%
