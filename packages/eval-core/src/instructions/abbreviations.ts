/**
 * English abbreviations that keep their period inside a sentence, without the last one and in small
 * letters. Only those that Punkt's English model treats so, too: trained on news, it ends a sentence
 * after "etc.", "e.g." and "No.", and takes most single letters for initials.
 */
export const abbreviations: ReadonlySet<string> = new Set(
  [
    'mr mrs ms messrs dr prof sr jr',
    'sen rep gen col lt maj adm',
    'inc corp ltd co bros',
    'st ft ave',
    'jan feb aug sep sept oct nov dec tues wed fri',
    'a.m p.m a.d vs yr ok ph.d',
    'c d e f g h k l m n p r s t v w',
    'u.s u.k u.n u.s.a u.s.s.r d.c l.a n.y n.j n.c s.c',
    'ala ariz calif colo conn fla ga ill kan ky mich minn nev okla ore pa tenn va vt wash wis',
    'd.h e.l e.m g.k j.j j.k j.p',
  ].flatMap((line) => line.split(' ')),
);
