export type EnteredPage = {
  /** `http://127.0.0.1:PORT/` */
  baseUrl: string;
  /** To be sent with every request to `/page-api/`, as a browser does by itself. */
  headers: { cookie: string };
};

/** Opens the printed address as a browser would. Throws when its key is wrong. */
export async function enterPage(pageUrl: string): Promise<EnteredPage> {
  const answer = await fetch(pageUrl, { redirect: 'manual' });
  const [cookie] = answer.headers.getSetCookie();
  if (cookie === undefined) throw new Error(`The page did not open: HTTP ${answer.status}`);
  const [pair = ''] = cookie.split(';');
  return { baseUrl: new URL('/', pageUrl).href, headers: { cookie: pair } };
}
