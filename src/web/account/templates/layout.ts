/** Around every page. Nothing comes from elsewhere, and nothing needs a script. */
export const layoutTemplate = `<!doctype html>
<html lang="<%= it.page.lang %>">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title><%= it.title %></title>
<link rel="stylesheet" href="<%= it.page.base %>/style.css">
</head>
<body>
<header><p class="club"><%= it.page.club %></p></header>
<main>
<%~ it.body %>
</main>
</body>
</html>
`;

export const openTemplate = `<% layout('@layout', { title: 'Your account with ' + it.page.club }) %>
<h1>Your account with <%= it.page.club %></h1>
<p>See your account credit, your invoices and your payments, and use your credit.</p>
<form method="post">
<button type="submit">Open my account</button>
</form>
<p class="quiet">This link is for you alone. Please do not pass it on.</p>
`;

export const messageTemplate = `<% layout('@layout', { title: it.heading }) %>
<h1><%= it.heading %></h1>
<% for (const sentence of it.sentences) { %><p><%= sentence %></p>
<% } %><% if (it.next) { %><p><a class="button" href="<%= it.next.href %>"><%= it.next.text %></a></p>
<% } %>`;
