/** Asking for a new link: one field, and one answer whoever asks. */
export const askTemplate = `<% layout('@layout', { title: 'Ask for a new link' }) %>
<h1>Ask for a new link</h1>
<p>Type the email address that <%= it.page.club %> has for you. A link to your account is sent to it.</p>
<form method="post" action="<%= it.page.base %>/ask">
<label for="email">Email address</label>
<p id="hint" class="quiet">For example name@example.com</p>
<input id="email" name="email" type="email" autocomplete="email" required maxlength="254" value="<%= it.typed %>" aria-describedby="hint<%= it.fault ? ' fault' : '' %>"<% if (it.fault) { %> aria-invalid="true"<% } %>>
<% if (it.fault) { %><p id="fault" role="alert" class="notice"><%= it.fault %></p>
<% } %><button type="submit">Send me a link</button>
</form>
`;
