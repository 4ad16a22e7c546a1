import type { Pressed } from '../../src/slack/receive/handlers.js';

type Body = Pressed['body'];

/** What the pressed button carries. */
export function buttonValue(body: Body): string {
  const action = body.actions[0];
  return action?.type === 'button' ? (action.value ?? '') : '';
}

/** What was chosen from a menu that stands by itself. */
export function chosenOption(body: Body): string {
  const action = body.actions[0];
  return action?.type === 'static_select' ? (action.selected_option?.value ?? '') : '';
}

export function actionIdOf(body: Body): string {
  return body.actions[0]?.action_id ?? '';
}

/** Whether the button stands in a modal with two others below it, which is all that Slack takes. */
export function isStackFull(view: Body['view']): boolean {
  const below = view?.previous_view_id ?? null;
  return view?.type === 'modal' && below !== null && below !== view.root_view_id;
}
