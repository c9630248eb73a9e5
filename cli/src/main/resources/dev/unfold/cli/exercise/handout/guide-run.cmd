@echo off
rem Runs a Java file with Unfold on its class path: guide\run guide\snippets\Lab01LoadData.java
setlocal disabledelayedexpansion
for %%i in ("%~dp0..") do set "home=%%~fi\"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -Dunfold.kernels=scalar -Duser.language=en -Djava.awt.headless=true -cp "%home%lib\*" %*
exit /b %errorlevel%
