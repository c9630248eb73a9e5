@echo off
rem The unfold command on Windows: builds on first use and when the sources have changed; otherwise it only runs.
rem Nobody has tried it yet: please report what goes wrong.
rem UNFOLD_JAVA_OPTIONS: additional options for the JVM, separated by blanks, such as -Xmx4g.
setlocal disabledelayedexpansion
set "home=%~dp0"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
set "jar=%home%cli\target\unfold.jar"
set "torch=%home%torch\target\unfold-torch.jar"
set "onnx=%home%onnxruntime\target\unfold-onnxruntime.jar"
set "bench=%home%bench\target\unfold-bench.jar"

rem The arguments are examined one by one, inside quotes: one of them may be text with special characters.
rem %* below is not changed by shift. An unquoted = separates arguments here, so --prove=FILE is seen as --prove FILE.
set "command=%~1"
set "topic=%~2"
if "%~1"=="--debug" (
  set "command=%~2"
  set "topic=%~3"
)
set "needs="
set "help="
set "prove="
set "engine="
set "given="
:argument
if [%1]==[] goto arguments_read
if "%~1"=="--help" set "help=yes"
if "%~1"=="-h" set "help=yes"
if "%~1"=="--hint" set "given=yes"
if "%~1"=="--start" set "given=yes"
if "%~1"=="--prove" set "prove=yes"
if "%~1"=="--engine" if "%~2"=="torch" set "engine=yes"
shift /1
goto argument
:arguments_read
if defined help goto needs_known
if "%command%"=="exercise" if defined given goto needs_known
if defined engine set "needs=torch"
if "%command%"=="compare" set "needs=torch"
if "%command%"=="bench" set "needs=torch bench"
if "%command%"=="export" if defined prove set "needs=torch onnxruntime"
if "%command%"=="exercise" if "%topic%"=="3" set "needs=torch"
if "%command%"=="exercise" if exist "%torch%" set "needs=torch"
if "%command%"=="check" if exist "%torch%" set "needs=torch"
if "%command%"=="doctor" (
  if exist "%torch%" set "needs=torch"
  if exist "%onnx%" set "needs=torch onnxruntime"
)
:needs_known

set "classes=%jar%"
call :build cli "%jar%" || exit /b 1
if not "%command%"=="notebook" goto no_kernel
if exist "%home%guide\target\jupyter\rapaio-jupyter-kernel.jar" goto no_kernel
echo unfold: fetching the notebooks' kernel, once; about 14 MB 1>&2
call mvn -B -q -ntp -f "%home%pom.xml" -pl guide dependency:copy@kernel >"%home%target\kernel.log" 2>&1
if errorlevel 1 (
  echo error: the notebooks' kernel can't be fetched; the whole output is in %home%target\kernel.log 1>&2
  exit /b 1
)
:no_kernel
if not defined needs goto run
call :build torch "%torch%" || exit /b 1
set "classes=%classes%;%torch%;%home%torch\target\lib\*"
if "%needs%"=="torch onnxruntime" (
  call :build onnxruntime "%onnx%" || exit /b 1
)
if "%needs%"=="torch onnxruntime" set "classes=%classes%;%onnx%;%home%onnxruntime\target\lib\*"
if "%needs%"=="torch bench" (
  call :build bench "%bench%" || exit /b 1
)
if "%needs%"=="torch bench" set "classes=%classes%;%bench%;%home%bench\target\lib\*"

:run
set "native="
if defined needs set "native=--enable-native-access=ALL-UNNAMED"
"%java%" --add-modules jdk.incubator.vector -Djdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK=0 -XX:+UseSerialGC -Xmn16m ^
  -XX:FreqInlineSize=600 -XX:InlineSmallCode=4000 -XX:-UsePerfData -Xshare:auto -Xlog:disable -Djava.awt.headless=true ^
  %native% -Dunfold.home="%home%." %UNFOLD_JAVA_OPTIONS% -cp "%classes%" dev.unfold.cli.Main %*
exit /b %errorlevel%

rem :build MODULE PRODUCT: builds the module if the product is missing or older than a source.
:build
call :outdated "%~2" || exit /b 0
where mvn >nul 2>nul || goto no_maven
if not exist "%home%target" mkdir "%home%target" 2>nul
set "tries=0"
rem Two first starts side by side: only one process can have the file open for writing; Windows closes it when that one ends.
:wait
set "locked="
set "failed="
2>nul (
  9>"%home%target\build.lock" (
    set "locked=yes"
    call :maven "%~1" "%~2" || set "failed=yes"
  )
)
if defined locked goto unlocked
set /a tries+=1
if %tries% gtr 900 (
  echo error: %home%target\build.lock can't be written; is another unfold still building, or is the folder read-only? 1>&2
  exit /b 1
)
ping -n 2 127.0.0.1 >nul
goto wait
:unlocked
if defined failed exit /b 1
exit /b 0

:no_maven
if exist "%~2" (
  echo unfold: the sources have changed, but there is no Maven to build them; running the previous build 1>&2
  exit /b 0
)
echo error: no Maven found; install Maven 3.8 or later 1>&2
exit /b 1

rem Another start may have built it meanwhile.
:maven
call :outdated "%~2" || exit /b 0
echo unfold: building %~1; this takes about a minute >con
call mvn -B -q -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true -Djacoco.skip=true -f "%home%pom.xml" -pl %~1 -am package >"%home%target\build-%~1.log" 2>&1
if errorlevel 1 (
  echo error: the build failed; its whole output is in %home%target\build-%~1.log >con
  exit /b 1
)
set "product=%~2"
powershell -NoProfile -Command "(Get-Item -LiteralPath $env:product).LastWriteTime = Get-Date" >nul 2>nul
exit /b 0

rem :outdated PRODUCT: succeeds if the product is missing or older than a source. Without PowerShell it counts as up to date.
:outdated
if not exist "%~1" exit /b 0
set "product=%~1"
powershell -NoProfile -Command "$t = (Get-Item -LiteralPath $env:product).LastWriteTime; if (Get-ChildItem -Path ($env:home + '*\src\main'), ($env:home + 'exercises'), ($env:home + 'pom.xml'), ($env:home + '*\pom.xml') -Recurse -File -ErrorAction SilentlyContinue | Where-Object { $_.LastWriteTime -gt $t } | Select-Object -First 1) { exit 10 }" >nul 2>nul
if %errorlevel%==10 exit /b 0
exit /b 1
