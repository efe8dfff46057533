import type { VerifiedFamily } from '../family.ts';
import { generateItems } from '../generate-items.ts';
import { baCalendarChance } from './chance.ts';
import { calendarAnswers } from './extract.ts';
import { makeBaCalendarItem } from './generate.ts';
import { baCalendarGoldReply } from './gold-reply.ts';
import { BA_CALENDAR_GRADER, gradeBaCalendar } from './grade.ts';
import { CALENDAR_LEVELS } from './levels.ts';
import { parseBaCalendarProblem, type BaCalendarProblem } from './problem.ts';

const name = 'ba-calendar';
const generatorVersion = '1';

/** Meetings that everyone can attend, under rules (in the manner of BA-Calendar, microsoft/benchagents). */
export const baCalendarFamily: VerifiedFamily<BaCalendarProblem> = {
  name,
  title: 'BA-Calendar',
  description:
    'Find a time for a meeting from when people are free, under rules on buffers, weekends, hours, blocked times and priority, or say that none exists. Eight constraints, judged one by one.',
  grader: BA_CALENDAR_GRADER,
  generatorVersion,
  levels: CALENDAR_LEVELS,
  answerFormat:
    'A last line "Final Answer: Monday 09:00-10:00", or "Final Answer: No common time slot available".',
  generate: (spec) =>
    generateItems(
      { family: name, generatorVersion, levels: CALENDAR_LEVELS, makeItem: makeBaCalendarItem },
      spec,
    ),
  parseProblem: parseBaCalendarProblem,
  goldReply: baCalendarGoldReply,
  chanceFraction: baCalendarChance,
  candidates: (_, text) => calendarAnswers(text).reverse(),
  grade: gradeBaCalendar,
};
