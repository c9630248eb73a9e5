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
if not "%~1"=="--mine" goto not_mine
set "value=%~2"
if not defined value goto not_mine
if not "%value:Torch=%"=="%value%" set "engine=yes"
:not_mine
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
if "%command%"=="exercise" if /i "%topic%"=="torch-rnn" set "needs=torch"
if "%command%"=="exercise" if exist "%torch%" set "needs=torch"
if "%command%"=="check" if exist "%torch%" set "needs=torch"
if "%command%"=="doctor" (
  if exist "%torch%" set "needs=torch"
  if exist "%onnx%" set "needs=torch onnxruntime"
)
:needs_known

set "classes=%jar%"
rem Modules and products are handed over in variables: call would expand a percent sign in a path once more, and double a caret.
set "module=cli"
set "product=%jar%"
call :build || exit /b 1
if not "%command%"=="lab" goto no_page
if defined help goto no_page
set "module=web"
set "product=%home%web\target\site\index.html"
call :build || exit /b 1
:no_page
if not "%command%"=="notebook" goto no_kernel
if exist "%home%guide\target\jupyter\rapaio-jupyter-kernel.jar" goto no_kernel
echo unfold: fetching the notebooks' kernel, once; about 14 MB 1>&2
set "failed="
pushd "%home%"
call mvn -B -q -ntp -pl guide dependency:copy@kernel >"target\kernel.log" 2>&1 || set "failed=yes"
popd
if not defined failed goto no_kernel
echo error: the notebooks' kernel can't be fetched; the whole output is in "%home%target\kernel.log" 1>&2
exit /b 1
:no_kernel
if not defined needs goto run
set "module=torch"
set "product=%torch%"
call :build || exit /b 1
set "classes=%classes%;%torch%;%home%torch\target\lib\*"
if "%needs%"=="torch" goto run
set "module=onnxruntime"
set "product=%onnx%"
if "%needs%"=="torch bench" set "module=bench"
if "%needs%"=="torch bench" set "product=%bench%"
call :build || exit /b 1
set "classes=%classes%;%product%;%home%%module%\target\lib\*"

:run
set "native="
if defined needs set "native=--enable-native-access=ALL-UNNAMED"
"%java%" --add-modules jdk.incubator.vector -Djdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK=0 -XX:+UseSerialGC -Xmn16m ^
  -XX:FreqInlineSize=600 -XX:InlineSmallCode=4000 -XX:-UsePerfData -Xshare:auto -Xlog:disable -Djava.awt.headless=true ^
  %native% -Dunfold.home="%home%." %UNFOLD_JAVA_OPTIONS% -cp "%classes%" dev.unfold.cli.Main %*
exit /b %errorlevel%

rem :build builds %module% if %product% is missing or older than a source.
:build
call :outdated || exit /b 0
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
    call :maven || set "failed=yes"
  )
)
if defined locked goto unlocked
set /a tries+=1
if %tries% gtr 900 goto locked_out
ping -n 2 127.0.0.1 >nul
goto wait
:locked_out
echo error: "%home%target\build.lock" can't be written; is another unfold still building, or is the folder read-only? 1>&2
exit /b 1
:unlocked
if defined failed exit /b 1
exit /b 0

:no_maven
if exist "%product%" (
  echo unfold: the sources have changed, but there is no Maven to build them; running the previous build 1>&2
  exit /b 0
)
echo error: no Maven found; install Maven 3.8 or later 1>&2
exit /b 1

rem Another start may have built it meanwhile.
:maven
call :outdated || exit /b 0
echo unfold: building %module%; this takes about a minute >con
set "broken="
pushd "%home%"
call mvn -B -q -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true -Djacoco.skip=true -pl %module% -am package >"target\build-%module%.log" 2>&1 || set "broken=yes"
popd
if not defined broken goto built
echo error: the build failed; its whole output is in "%home%target\build-%module%.log" >con
exit /b 1
:built
powershell -NoProfile -Command "(Get-Item -LiteralPath $env:product).LastWriteTime = Get-Date" >nul 2>nul
exit /b 0

rem :outdated succeeds if %product% is missing or older than a source. Without PowerShell it counts as up to date. Students' files and
rem exercises that teachers have added are no sources: they are read as they are.
:outdated
if not exist "%product%" exit /b 0
powershell -NoProfile -Command "$t = (Get-Item -LiteralPath $env:product).LastWriteTime; if (Get-ChildItem -Path ($env:home + '*\src\main'), ($env:home + 'exercises\list.txt'), ($env:home + 'exercises\[1-7]-*'), ($env:home + 'web\page'), ($env:home + 'web\engine'), ($env:home + 'pom.xml'), ($env:home + '*\pom.xml') -Recurse -File -ErrorAction SilentlyContinue | Where-Object { $_.LastWriteTime -gt $t } | Select-Object -First 1) { exit 10 }" >nul 2>nul
if %errorlevel%==10 exit /b 0
exit /b 1
