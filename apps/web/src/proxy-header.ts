/** The request header in which the proxy tells server components the address: Next itself does not. */
export const PATH_HEADER = 'x-assay-path';
