// Preloaded into what the local run starts: ends it in good order when the local run was killed.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
