/** What a person sees whose link is not known here: no script, and nothing about this server. */
export const NOT_FOUND_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>Link not found</title>
<style>body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 12vh auto; padding: 0 1rem }</style>
</head>
<body>
<h1>This link does not lead anywhere</h1>
<p>It is not complete, or what it led to has been removed. Open it from the message itself; if that does not help, ask whoever sent you the message.</p>
</body>
</html>
`;
