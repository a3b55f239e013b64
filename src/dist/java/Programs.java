import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Programs that the build starts. */
final class Programs {
    private Programs() {}

    /** What it writes to standard output. Anything but success is a failure of the build. */
    static byte[] output(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        // Java says on standard error that it read these, and they are nobody's business here.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        Process process = builder.start();
        process.getOutputStream().close();
        byte[] output = process.getInputStream().readAllBytes();
        try {
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException(
                        command + " ended with " + status + "\n" + new String(output, StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted: " + command, e);
        }
        return output;
    }

    /** The program of a Java home, whatever the system calls it. */
    static String of(Path javaHome, String name) {
        return javaHome.resolve("bin").resolve(name).toString();
    }
}
