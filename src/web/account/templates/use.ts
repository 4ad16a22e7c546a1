/** The form of a use of credit; what its amount will do stands above the button. */
export const useTemplate = `<% layout('@layout', { title: 'Use credit' }) %>
<h1>Use credit on <%= it.number %></h1>
<% if (it.notice) { %><p role="alert" class="notice"><%= it.notice %></p>
<% } %><p><%= it.standing %></p>
<% if (it.form) { %><form method="post" action="<%= it.page.base %>/use">
<% for (const field of it.form.hidden) { %><input type="hidden" name="<%= field.name %>" value="<%= field.value %>">
<% } %><label for="amount">Amount</label>
<p id="hint" class="quiet"><%= it.form.hint %></p>
<input id="amount" name="amount" type="text" inputmode="decimal" autocomplete="off" required value="<%= it.form.amount %>" aria-describedby="hint<%= it.form.fault ? ' fault' : '' %>"<% if (it.form.fault) { %> aria-invalid="true"<% } %>>
<% if (it.form.fault) { %><p id="fault" role="alert" class="notice"><%= it.form.fault %></p>
<% } %><% if (it.form.effect) { %><p><strong><%= it.form.effect %></strong></p>
<% } %><button type="submit">Use credit</button>
</form>
<p class="quiet">If you type another amount, you see first what it does.</p>
<% } %><p><a href="<%= it.page.base %>">Back to my account</a></p>
`;
