import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;

/**
 * Answers Cypher with an embedded Neo4j. Arguments: a script that makes the graph, a file with a query a line. Prints a
 * line of JSON for each query: {"columns": [...], "rows": [[...]]} or {"error": "..."}. A node is its property id, a
 * relationship "source type target status", a path the list of both along it.
 */
public class CypherOracle {
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("neo4j");
    var service = new DatabaseManagementServiceBuilder(folder).build();
    try {
      var database = service.database("neo4j");
      database.executeTransactionally(Files.readString(Path.of(arguments[0])));
      for (String query : Files.readAllLines(Path.of(arguments[1]))) {
        try {
          String answer = database.executeTransactionally(query, Map.of(), result -> {
            List<String> columns = result.columns();
            String rows = result.stream()
                .map(row -> json(columns.stream().map(row::get).toList()))
                .collect(Collectors.joining(",", "[", "]"));
            return "{\"columns\":" + json(columns) + ",\"rows\":" + rows + "}";
          });
          System.out.println(answer);
        } catch (RuntimeException error) {
          System.out.println("{\"error\":" + json(error.getMessage()) + "}");
        }
      }
    } finally {
      service.shutdown();
    }
  }

  static String json(Object value) {
    if (value == null || value instanceof Boolean || value instanceof Long) return String.valueOf(value);
    if (value instanceof Double number) return number.isNaN() || number.isInfinite() ? "null" : number.toString();
    if (value instanceof Node node) return json(node.getProperty("id"));
    if (value instanceof Relationship one) {
      return json(one.getStartNode().getProperty("id") + " " + one.getType().name() + " "
          + one.getEndNode().getProperty("id") + " " + one.getProperty("status"));
    }
    if (value instanceof Iterable<?> list) {
      return StreamSupport.stream(list.spliterator(), false).map(CypherOracle::json)
          .collect(Collectors.joining(",", "[", "]"));
    }
    if (value instanceof Object[] array) return json(Arrays.asList(array));
    StringBuilder text = new StringBuilder("\"");
    for (char c : value.toString().toCharArray()) {
      if (c == '"' || c == '\\' || c < ' ') text.append(String.format("\\u%04x", (int) c));
      else text.append(c);
    }
    return text.append('"').toString();
  }
}
