/** Plain on purpose: the policy allows no inline style, and this page loads nothing. */
export const notFoundPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <meta name="color-scheme" content="light dark" />
    <title>Not found · Verbatim</title>
  </head>
  <body>
    <h1>There is nothing at this address</h1>
    <p><a href="/">Go to Verbatim</a></p>
  </body>
</html>
`
