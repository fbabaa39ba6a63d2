// Loaded into each program of the demo: when the demo is killed, its programs end as if asked to, orphaning nothing.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref(); // the program itself may still end whenever it is done
