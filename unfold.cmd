@echo off
rem The unfold command on Windows: builds on first use, then runs. Nobody has tried it yet: please report what goes wrong.
rem After a change of the sources, delete cli\target\unfold.jar. UNFOLD_JAVA_OPTIONS: more options for the JVM.
setlocal
set "home=%~dp0"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
set "classes=%home%cli\target\unfold.jar"
set "build=mvn -B -q -ntp -DskipTests -Dspotless.check.skip=true -f "%home%pom.xml" -am package -pl"
if not exist "%classes%" call %build% cli || exit /b 1
echo " %* " | findstr /c:" compare " /c:" --prove" /c:" bench " /c:" exercise 3" /c:"--engine torch" /c:"--engine=torch" >nul || goto run
if not exist "%home%torch\target\unfold-torch.jar" call %build% torch || exit /b 1
set "classes=%classes%;%home%torch\target\unfold-torch.jar;%home%torch\target\lib\*"
echo " %* " | findstr /c:" --prove" >nul || goto bench
if not exist "%home%onnxruntime\target\unfold-onnxruntime.jar" call %build% onnxruntime || exit /b 1
set "classes=%classes%;%home%onnxruntime\target\unfold-onnxruntime.jar;%home%onnxruntime\target\lib\*"
:bench
echo " %* " | findstr /c:" bench " >nul || goto run
if not exist "%home%bench\target\unfold-bench.jar" call %build% bench || exit /b 1
set "classes=%classes%;%home%bench\target\unfold-bench.jar;%home%bench\target\lib\*"
:run
"%java%" --add-modules jdk.incubator.vector -Djdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK=0 -XX:+UseSerialGC ^
  -Xlog:disable -Dunfold.home="%home%." %UNFOLD_JAVA_OPTIONS% -cp "%classes%" dev.unfold.cli.Main %*
