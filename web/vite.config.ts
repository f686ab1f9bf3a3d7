import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

// The built files are committed and embedded into the program, so a build must give the same bytes each time.
export default defineConfig({
  plugins: [preact({ reactAliasesEnabled: false })], // GraphiQL has the real React
  build: {
    outDir: "dist",
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1400,
    rolldownOptions: { input: ["index.html", "graphiql.html"] },
  },
  worker: { format: "es" },
  server: { proxy: Object.fromEntries(["/graphql", "/api"].map((path) => [path, "http://127.0.0.1:64210"])) },
});
