import type { InputBlock, KnownBlock } from '@slack/types';
import { input } from '../../src/blocks/inputs.js';
import { context, section, textInput } from '../../src/blocks/layout.js';
import { shownInSlack } from '../../src/blocks/settings-words.js';
import { plain } from '../../src/blocks/text-objects.js';
import type { Words } from '../../src/blocks/words.js';
import { formatPlainAmount } from '../../src/domain/amounts/money.js';
import { staffListNames } from '../../src/domain/people/staff-lists.js';
import { settingInWords, settingTitles } from '../../src/domain/settings/setting-words.js';
import type { ShownSettings } from '../../src/services/settings/read-settings.js';
import { settingsIds } from './ids.js';
import { idAt } from './inputs.js';

const twoPeople = 'A change that lets more through waits until a second person approves it.';

/** As it stands, where it cannot be changed here, with the reason. */
function given(title: string, value: string, variables: string): KnownBlock {
  return section(
    `*${title}*\n${value}\nSet where Credit Desk runs (${variables}), so it cannot be changed here. Ask whoever runs it.`,
  );
}

export function thresholdBlocks(shown: ShownSettings, words: Words): KnownBlock[] {
  const { thresholdMinor, currency } = shown.values;
  const title = settingTitles.thresholdMinor;
  if (shown.isThresholdGiven) {
    const value = settingInWords('thresholdMinor', thresholdMinor, shownInSlack(currency, words));
    if (!shown.isSingleHanded) return [given(title, value, 'APPROVAL_THRESHOLD')];
    return [given(title, 'no amount: the club has one person', 'SINGLE_HANDED')];
  }
  const initial = thresholdMinor === null ? '' : formatPlainAmount(thresholdMinor, currency);
  return [
    textInput({
      ...{ id: idAt(settingsIds.threshold, shown), label: title, initial },
      hint: `An amount in ${currency} that one person gives one payer within a day. Empty: no amount`,
      ...{ maxLength: 30, optional: true },
    }),
    context(twoPeople),
  ];
}

function roleInputs(shown: ShownSettings): InputBlock[] {
  return staffListNames.flatMap((name) => {
    const { userIds, groupIds } = shown.values[name];
    const title = settingTitles[name];
    return [
      input({
        ...{ id: idAt(settingsIds.people[name], shown), label: title, optional: true },
        element: {
          type: 'multi_users_select',
          placeholder: plain('Choose people'),
          ...(userIds.length === 0 ? {} : { initial_users: [...userIds] }),
        },
      }),
      textInput({
        ...{ id: idAt(settingsIds.groups[name], shown), label: `${title}: user groups` },
        hint: 'Ids like S0123456789, commas between them; whoever is in one has the role',
        ...{ initial: groupIds.join(', '), maxLength: 300, optional: true },
      }),
    ];
  });
}

export function roleBlocks(shown: ShownSettings, words: Words): KnownBlock[] {
  if (!shown.isStaffGiven) return [...roleInputs(shown), context(twoPeople)];
  const show = shownInSlack(shown.values.currency, words);
  const roles = staffListNames.map((name) => {
    return `${settingTitles[name]}: ${settingInWords(name, shown.values[name], show)}`;
  });
  return [given('Roles', roles.join('\n'), 'OPERATORS, APPROVERS, ADMINS')];
}
