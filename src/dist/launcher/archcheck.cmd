@echo off
rem archcheck @version@. Runs lib\archcheck.jar: on the Java that came with it (runtime), or else on the newest suitable
rem one among ARCHCHECK_JAVA_HOME, JAVA_HOME and PATH. Options for Java: ARCHCHECK_JAVA_OPTS.
rem Exit status of this script's own: 69 no Java, 70 Java cannot be started with the options given. Never 1.
setlocal EnableExtensions DisableDelayedExpansion
for %%i in ("%~dp0..") do set "root=%%~fi"
set "java_home="
set "java_major=0"
set "archive="

if exist "%root%\runtime\bin\java.exe" (
  call :consider "%root%\runtime"
  set archive="-XX:SharedArchiveFile=%root%\lib\archcheck.all"
  goto found
)
if defined ARCHCHECK_JAVA_HOME (
  call :consider "%ARCHCHECK_JAVA_HOME%"
  goto found
)
if defined JAVA_HOME call :consider "%JAVA_HOME%"
for %%i in (java.exe) do set "on_path=%%~dp$PATH:i"
if defined on_path for %%i in ("%on_path%..") do call :consider "%%~fi"

:found
if not defined java_home (
  echo archcheck: no Java 17 or newer in ARCHCHECK_JAVA_HOME, JAVA_HOME or on PATH 1>&2
  exit /b 69
)
@cmd-flags@
if defined ARCHCHECK_JAVA_OPTS goto try
if defined JAVA_TOOL_OPTIONS goto try
if defined JDK_JAVA_OPTIONS goto try
goto run
:try
"%java_home%\bin\java.exe" %flags% %ARCHCHECK_JAVA_OPTS% -version >nul 2>&1
if errorlevel 1 (
  echo archcheck: Java refuses its options, see ARCHCHECK_JAVA_OPTS 1>&2
  exit /b 70
)
:run
"%java_home%\bin\java.exe" %flags% %ARCHCHECK_JAVA_OPTS% -Djdk.console=java.base %archive% -cp "%root%\lib\archcheck.jar" io.github.archcheck.cli.Main %*
exit /b %errorlevel%

rem Keeps the Java home %1 if it is new enough and newer than what we have.
:consider
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "major="
for /f "tokens=2 delims==" %%v in ('findstr /b JAVA_VERSION^= "%~1\release"') do for /f "delims=." %%m in (%%v) do set "major=%%~m"
if not defined major exit /b 0
if %major% lss 17 exit /b 0
if %major% leq %java_major% exit /b 0
set "java_home=%~1"
set "java_major=%major%"
exit /b 0
