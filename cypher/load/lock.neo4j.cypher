// Held by an open transaction while a load runs and rolled back at its end: a second load waits at
// this statement, and a load that was killed leaves nothing behind.
MERGE (lock:LandscapeLock {key: 'load'})
