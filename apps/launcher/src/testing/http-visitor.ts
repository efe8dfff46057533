export type VisitedPage = {
  /** After all redirects. */
  url: string;
  status: number;
  text: string;
};

export type Visitor = {
  /** Follows redirects as a browser does; with a form it posts it. */
  open(url: string, form?: Record<string, string>): Promise<VisitedPage>;
};

const REDIRECTS_LIMIT = 20;

/** A browser's cookie jar around fetch, which keeps none: one visitor is one browser profile. */
export function createVisitor(): Visitor {
  const jars = new Map<string, Map<string, string>>();

  async function ask(url: string, form?: Record<string, string>): Promise<Response> {
    const { origin } = new URL(url);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) keepCookie(jar, line);
    return response;
  }

  return {
    open: async (url, form) => {
      let response = await ask(url, form);
      let here = url;
      for (let hops = 0; hops < REDIRECTS_LIMIT; hops += 1) {
        const location = response.headers.get('location');
        if (location === null) break;
        await response.body?.cancel();
        here = new URL(location, here).href;
        response = await ask(here);
      }
      return { url: here, status: response.status, text: await response.text() };
    },
  };
}

/** Servers take a cookie back by giving it an empty value. */
function keepCookie(jar: Map<string, string>, line: string): void {
  const pair = line.split(';', 1)[0] ?? '';
  const name = pair.slice(0, pair.indexOf('=')).trim();
  const value = pair.slice(pair.indexOf('=') + 1).trim();
  if (value === '') jar.delete(name);
  else jar.set(name, value);
}
