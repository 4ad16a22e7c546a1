const invoices = `<section aria-labelledby="invoices">
<h2 id="invoices">Invoices to pay</h2>
<% if (it.invoices.length === 0) { %><p>There is nothing to pay.</p>
<% } else { %><ul class="cards">
<% for (const invoice of it.invoices) { %><li>
<p><strong><%= invoice.number %></strong>, due <%= invoice.due %></p>
<p class="figure"><%= invoice.left %> <span class="quiet">left to pay of <%= invoice.total %></span></p>
<% for (const line of invoice.notes) { %><p class="quiet"><%= line %></p>
<% } %><% if (invoice.use) { %><p class="screen"><a class="button" href="<%= invoice.use %>" aria-label="Use credit on <%= invoice.number %>">Use credit</a></p>
<% } %></li>
<% } %></ul>
<% } %><% for (const line of it.moreInvoices) { %><p><%= line %></p>
<% } %></section>`;

const parts = `<% if (it.lots.length > 0) { %><section aria-labelledby="parts">
<h2 id="parts">What your credit is made of</h2>
<ul>
<% for (const lot of it.lots) { %><li><%= lot %></li>
<% } %></ul>
</section>
<% } %>`;

const statement = `<section aria-labelledby="statement">
<h2 id="statement">Statement</h2>
<p><%= it.owed %></p>
<% if (it.currencies.length > 1) { %><nav aria-label="Currency" class="screen"><% for (const one of it.currencies) { %><% if (one.here) { %><strong><%= one.code %></strong> <% } else { %><a href="<%= one.href %>"><%= one.code %></a> <% } %><% } %></nav>
<% } %><% if (it.rows.length > 0) { %><table>
<caption class="quiet"><%= it.caption %></caption>
<thead><tr><th scope="col">Day</th><th scope="col">What</th><th scope="col" class="number">Amount</th><th scope="col" class="number">To pay after it</th></tr></thead>
<tbody>
<% for (const row of it.rows) { %><tr><td><%= row.day %></td><td><%= row.what %><% if (row.kept) { %> <span class="credit"><%= row.kept %></span><% } %><% if (row.note) { %> <a class="screen" href="<%= row.note.href %>" download aria-label="<%= row.note.spoken %>">PDF</a><% } %></td><td class="number<%= row.isCredit ? ' credit' : '' %>"><%= row.change %></td><td class="number"><%= row.after %></td></tr>
<% } %></tbody>
</table>
<% } %><% if (it.links.length > 0) { %><nav aria-label="Statement" class="screen pages"><% for (const link of it.links) { %><a href="<%= link.href %>"<% if (link.download) { %> download<% } %>><%= link.text %></a> <% } %></nav>
<% } %></section>`;

export const accountTemplate = `<% layout('@layout', { title: 'Your account with ' + it.page.club }) %>
<h1>Your account with <%= it.page.club %></h1>
<h2 class="large"><%= it.credit %></h2>
<% for (const sentence of it.about) { %><p><%= sentence %></p>
<% } %>
${invoices}
${parts}
${statement}
<footer class="screen"><p class="quiet">This is the account of <%= it.payer %>.</p>
<form method="post" action="<%= it.page.base %>/leave"><input type="hidden" name="csrf" value="<%= it.csrf %>"><button type="submit" class="second">Leave this page for good</button></form></footer>
`;
