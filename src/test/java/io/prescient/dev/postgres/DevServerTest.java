package io.prescient.dev.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevServerTest {
    @TempDir
    Path folder;

    @Test
    void keepsDataAndStopsWithTheLastProcess() throws Exception {
        DevServer today = new DevServer(folder);
        assertEquals("42", query(today.attach(), "create table kept as select 42 as answer; table kept"));
        today.detach();
        assertTrue(Files.notExists(folder.resolve("postgres/postmaster.pid")));

        Files.delete(folder.resolve("postgres/epg-lock")); // the library's, which it holds as long as the JVM lives
        DevServer tomorrow = new DevServer(folder);
        assertEquals("42", query(tomorrow.attach(), "table kept"));
        tomorrow.detach();
    }

    @Test
    void usesAndStopsServerOfKilledProcess() throws Exception {
        int port = EmbeddedPostgresServer.builder(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .start()
                .getPort();

        DevServer next = new DevServer(folder);
        assertEquals(port, next.attach());
        next.detach();
        assertTrue(Files.notExists(folder.resolve("postgres/postmaster.pid")));
    }

    private static String query(int port, String sql) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (boolean rows = statement.execute(sql); !rows; rows = statement.getMoreResults()) {}
            ResultSet answer = statement.getResultSet();
            assertTrue(answer.next());
            return answer.getString(1);
        }
    }
}
