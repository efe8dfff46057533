/** An installation begins with one workspace; its slug is how every later start finds it again. */
export const FIRST_WORKSPACE = { slug: 'main', name: 'Main' };
