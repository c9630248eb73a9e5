@echo off
rem Runs a Java file with Unfold on its class path: guide\run guide\snippets\Lab01LoadData.java
rem Builds Unfold on first use. PyTorch is on the class path too, once "unfold compare" has fetched it.
rem Nobody has tried it yet: please report what goes wrong.
setlocal disabledelayedexpansion
for %%i in ("%~dp0..") do set "home=%%~fi\"
if "%~1"=="" (
  echo error: no file; expected one, as in: guide\run guide\snippets\Lab01LoadData.java 1>&2
  exit /b 2
)
if not exist "%~1" (
  echo error: no such file: "%~1"; those of the guide are in guide\snippets 1>&2
  exit /b 2
)
call "%home%unfold.cmd" --version >nul || exit /b 1
set "classes=%home%cli\target\unfold.jar"
set "torch=%home%torch\target"
if exist "%torch%\unfold-torch.jar" (
  set "classes=%classes%;%torch%\unfold-torch.jar;%torch%\lib\*"
  goto run
)
findstr /r /c:"^import org\.bytedeco" /c:"^import dev\.unfold\.torch" "%~1" >nul || goto run
echo error: "%~1" needs PyTorch, which is not installed yet; "unfold compare" fetches it, about 100 MB, once 1>&2
exit /b 2

:run
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -Dunfold.kernels=scalar -Duser.language=en -Djava.awt.headless=true --enable-native-access=ALL-UNNAMED -cp "%classes%" %*
exit /b %errorlevel%
