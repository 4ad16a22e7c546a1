/** One small sheet, light and dark; contrasts of at least 4.5 to 1 in both. */
export const style = `:root{color-scheme:light dark;--back:#fff;--text:#1c1f23;--quiet:#565d66;--line:#8a919a;--main:#0b5cad;--on:#fff;--credit:#b3261e;--note:#fff4e0}
@media (prefers-color-scheme:dark){:root{--back:#16181b;--text:#eceef0;--quiet:#b0b6be;--line:#7d848c;--main:#8ec2ff;--on:#0c1116;--credit:#ff8a80;--note:#3a2f18}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:56rem;padding:1rem;background:var(--back);color:var(--text);font:1.0625rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.2rem;margin-top:2rem}
.club,.quiet,caption{color:var(--quiet)}.club{margin:0}
.large{font-size:2rem;line-height:1.2;margin:.5rem 0;font-weight:650}
.figure{font-size:1.25rem;margin:.25rem 0}
.cards{list-style:none;padding:0;display:grid;gap:.75rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr))}
.cards li{border:1px solid var(--line);border-radius:.5rem;padding:.25rem 1rem}
a{color:var(--main)}
button,.button{display:inline-block;font:inherit;font-weight:600;min-height:2.75rem;padding:.6rem 1.1rem;border:2px solid var(--main);border-radius:.5rem;background:var(--main);color:var(--on);text-decoration:none;cursor:pointer;line-height:1.3}
.second{background:transparent;color:var(--main)}
:focus-visible{outline:3px solid var(--main);outline-offset:3px}
label{font-weight:600}input:not([type=hidden]){display:block;margin-bottom:1rem;font:inherit;width:100%;max-width:16rem;min-height:2.75rem;padding:.5rem;border:1px solid var(--line);border-radius:.5rem;background:var(--back);color:var(--text)}
.notice{background:var(--note);border-radius:.5rem;padding:.75rem 1rem}
table{width:100%;border-collapse:collapse}caption{text-align:start}
th,td{text-align:start;vertical-align:top;padding:.45rem .5rem .45rem 0;border-bottom:1px solid var(--line)}
.number{text-align:end;white-space:nowrap;font-variant-numeric:tabular-nums}
.credit{color:var(--credit);font-weight:600}
.pages a{display:inline-block;padding:.6rem 1rem .6rem 0}
footer{margin-top:2.5rem}
@media (max-width:36rem){thead{position:absolute;clip-path:inset(50%);height:1px;overflow:hidden}tr{display:grid;grid-template-columns:1fr auto;border-bottom:1px solid var(--line);padding:.4rem 0}td{border:0;padding:.1rem 0}td:nth-child(2){grid-column:1/-1;grid-row:2}td:nth-child(4){grid-column:1/-1;grid-row:3;color:var(--quiet)}td:nth-child(4)::before{content:"To pay after it: "}}
@media print{.screen{display:none}body{max-width:none;padding:0;font-size:11pt}}
`;
