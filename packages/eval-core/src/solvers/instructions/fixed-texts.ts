/** What the random guesser writes: one of these, whatever the prompt says. docs/benchmarks/instructions.md tells of them. */
export const FIXED_TEXTS: readonly string[] = [
  'Many people walk past the same houses every day, and very few of them look up. Because the light changes with the hour, a plain wall is often a great picture. It is good to stop, when there is time, for their small surprises.',
  'The river was high that spring, and people talked about little else. Very often they stood on the bridge, with their coats buttoned, because the wind was cold. Many said it would fall by Sunday. It always did, sooner or later.',
  'When the shop opened, there was a small crowd at the door. Some wanted bread, some wanted news, and many wanted both. The baker was always good to people, very patient with their questions, and often gave a roll away.',
  '<<A Morning Outside>>\nWe left early, because the road was long, with bread and cheese in a bag. People we met were very kind, and many of them waved. It is often like that when every field is green and the day is good.',
  '"It was a great summer, and we often think of it. There were many long evenings, with music from a small radio, because people left their windows open. Very good days always end too soon."',
  'There are three things to bring, and every one is small:\n- water, because the day is often hot\n- a map with the many paths\n- very good shoes\nPeople always forget one of them, and when they do, their walk is shorter.',
  'My brother and I often argue about music, because he likes it very loud. Many of our friends take his side. When they visit, with their records, people next door close every window.\nP.S. I always lend him my good headphones.',
  'Part 1\nAn old clock stood in the hall, and people set their watches by it.\nPart 2\nOne day it stopped, because a very small spring was broken. Many came with advice, but it was often wrong, and the clock was always late after that.',
  'Nobody knows how *the great fire* began, and many stories are told. People often blame a lamp, because it was found with its glass broken. *Every* story is good, when it is told very well.',
  'Dear [name], thank you for the very good letter. I often read it when the house is quiet, and every line makes me smile. Because so many people ask, I can say that we arrive on [date], with their luggage.',
  'The garden lies behind the house\n***\nIt was laid out by people who loved order, and every bed has its edge. Many plants are very old, with great trunks.\n***\nVisitors often come in May, because it is always good then.',
  'NOTICE: the hall is CLOSED today, because of many repairs. People with a key may enter, and they should be very careful when they do. WE often hear complaints, and every one of them is read. THANK YOU.',
  'Snow fell through the whole night and by morning the street was very quiet. Many people stayed at home because their cars were stuck. Children often love such days when school is closed and every hill is good for sledges.',
  'A lantern hung over the harbour, and many boats came home by it. Their crews were often tired, but people on the quay were always glad, because every catch was good. With the lantern lit, the very dark water seemed small.',
  'There was once a king with a very small kingdom and many good ideas. Because people often laughed, he told them to every stranger, and one of them stayed.\n\nMeanwhile, the neighbours grew rich. Their king had no ideas, and he always slept well. That is all for today.',
  'Good tea, people say, needs time, and very many of them are wrong.',
];
