<# : the batch half; PowerShell takes it for a comment.
@echo off
rem Runs Maven for this project on Windows, as mvnw does elsewhere (and says why): the PowerShell half below finds a
rem JDK 25 or newer and the pinned Maven and prints both as NAME=value lines, which become variables here.
setlocal
set "MVNW=%~f0"
set "MVNW_MAVEN="
rem PSModulePath is emptied for this one call: inherited from PowerShell 7, it would hide Windows PowerShell's modules.
for /f "usebackq delims=" %%i in (`set "PSModulePath=" ^& powershell -NoProfile -ExecutionPolicy Bypass -Command "& ([scriptblock]::Create((Get-Content -Raw -LiteralPath $env:MVNW)))"`) do set "%%i"
if not defined MVNW_MAVEN exit /b 1
cd /d "%MAVEN_BASEDIR%"
call "%MVNW_MAVEN%\bin\mvn.cmd" %*
exit /b %ERRORLEVEL%
#>

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue' # the progress bar slows the download down many times
$javaWanted = 25
$root = Split-Path -Parent $env:MVNW

function Fail($text) {
    [Console]::Error.WriteLine("mvnw: $text")
    exit 1
}

# The Java version of the JDK in a directory, or 0 if there is none (a JRE has no javac and won't do).
function Get-JavaVersion($jdk) {
    if ($jdk -and (Test-Path -LiteralPath "$jdk\bin\javac.exe") -and (Test-Path -LiteralPath "$jdk\release") -and
        (Get-Content -Raw -LiteralPath "$jdk\release") -match 'JAVA_VERSION="(\d+)') { [int]$Matches[1] } else { 0 }
}

function Find-Jdk {
    if ((Get-JavaVersion $env:JAVA_HOME) -ge $javaWanted) { return $env:JAVA_HOME }
    $settings = cmd /c 'java -XshowSettings:properties -version 2>&1' | Out-String
    if ($settings -match '(?m)^ *java\.home = (.*?)\s*$') {
        $onPath = $Matches[1]
        if ((Get-JavaVersion $onPath) -ge $javaWanted) { return $onPath }
    }
    Get-Item "$env:ProgramFiles\*\*\bin\javac.exe", "$HOME\.jdks\*\bin\javac.exe" -ErrorAction SilentlyContinue |
        ForEach-Object { $_.Directory.Parent.FullName } |
        Where-Object { (Get-JavaVersion $_) -ge $javaWanted } |
        Sort-Object { Get-JavaVersion $_ } |
        Select-Object -First 1
}

function Install-Maven {
    $tmp = Join-Path $dir ('tmp.' + [Guid]::NewGuid())
    New-Item -ItemType Directory -Force $tmp | Out-Null
    Push-Location -LiteralPath $tmp
    try {
        [Console]::Error.WriteLine("mvnw: fetching $name (only this once)")
        try {
            [Net.ServicePointManager]::SecurityProtocol = 'Tls12'
            Invoke-WebRequest -UseBasicParsing -TimeoutSec 30 -Uri $url -OutFile "$tmp\$name-bin.zip"
        } catch {
            # As in mvnw: an older mvn fetches the same file by its coordinates, away from this project's .mvn.
            $env:MAVEN_BASEDIR = $tmp
            $artifact = "org.apache.maven:apache-maven:$($name -replace '^apache-maven-'):zip:bin"
            $copy = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy'
            cmd /c "mvn -q -B $copy -Dartifact=$artifact -DoutputDirectory=. >log 2>&1"
            if ($LASTEXITCODE -ne 0) { Fail "can't get $name, neither from $url nor through a mvn on the PATH" }
        }
        if ((Get-FileHash -Algorithm SHA512 -LiteralPath "$tmp\$name-bin.zip").Hash -ne $sum) {
            Fail "deleted $name-bin.zip: its SHA-512 is not the one in .mvn\wrapper\maven-wrapper.properties"
        }
        & "$env:JAVA_HOME\bin\jar.exe" xf "$name-bin.zip" | Out-Null
        # Of two first starts at once, one move fails and finds the other's Maven in place.
        try { [IO.Directory]::Move("$tmp\$name", $maven) }
        catch { if (-not (Test-Path -LiteralPath $maven)) { throw } }
    } finally {
        Pop-Location
        Remove-Item -Recurse -Force -LiteralPath $tmp -ErrorAction SilentlyContinue
    }
}

$env:JAVA_HOME = Find-Jdk
if (-not $env:JAVA_HOME) { Fail "no JDK $javaWanted or newer found: install one, or set JAVA_HOME to it" }

$properties = ConvertFrom-StringData (Get-Content -Raw -LiteralPath "$root\.mvn\wrapper\maven-wrapper.properties")
$url = $properties.distributionUrl
$sum = $properties.distributionSha512Sum
$name = ($url -split '/')[-1] -replace '-bin\.zip$'
$userHome = if ($env:MAVEN_USER_HOME) { $env:MAVEN_USER_HOME } else { "$HOME\.m2" }
$dir = "$userHome\wrapper\dists\$name-bin\$($sum.Substring(0, 12))"
$maven = "$dir\$name"
if (-not (Test-Path -LiteralPath $maven)) { Install-Maven }

"JAVA_HOME=$env:JAVA_HOME"
"MAVEN_BASEDIR=$root"
"MVNW_MAVEN=$maven"
