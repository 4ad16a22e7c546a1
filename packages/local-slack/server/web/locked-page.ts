/** What stands where the page would, for whoever has not got its key. */
export const LOCKED = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width, initial-scale=1" />
  <meta name="color-scheme" content="light dark" />
  <title>Local workspace</title>
  <h1>This workspace opens with a key</h1>
  <p>
    Open the whole address that stands in the terminal where it was started, in the line that begins
    with <b>Open</b>. It ends with <code>?key=</code> and the key. Every window opens with it.
  </p>
</html>
`;
