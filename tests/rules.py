"""The Rules of the room of the contract, sentence by sentence, each with a test that holds it.

`tests/house/test_rules.py` holds that these tests are there.
"""

WEB, DOMAIN, ENGINE = "web/test_", "domain/test_", "engine/test_"
ROOM, LATER = "web/test_rules_of_the_room", "web/test_rules_of_the_room_later"

WHO_MAY_WHEN = {
    "Steps gate seats only; the facilitator may do anything until finish": f"{ROOM}::steps_gate_seats_only",
    "add-card of a kind from the first opening of its step until finish": (
        f"{ROOM}::a_seat_adds_a_card_of_a_kind_from_the_first_opening_of_its_step_and_on_after_going_back"
    ),
    "parking: from the first opened step on, shown at once": f"{ROOM}::parking_is_shown_at_once",
    "edit-card until revealed": f"{DOMAIN}cards::seat_edits_its_card_until_revealed",
    "withdraw-card until finish": f"{DOMAIN}permissions::after_the_finish_this_is_no_longer_possible",
    "place-dots from the first opening of gather until it is revealed": (
        f"{WEB}dots_api::dots_are_refused_at_the_wrong_moment"
    ),
    "restore-card after the reveal until finish": (
        f"{LATER}::withdrawn_after_the_reveal_leaves_clusters_and_its_own_seat_brings_it_back"
    ),
    "proposals and wordings from the first opening of main-goal": (
        f"{ROOM}::proposals_and_wordings_come_from_the_first_opening_of_main_goal"
    ),
    "answer-support while it is open": f"{WEB}support_api::answer_is_refused_unless_it_is_asked",
    "check-indicator from the first opening of the-check": (
        f"{ROOM}::a_seat_checks_from_the_first_opening_of_the_check_and_on_after_going_back"
    ),
    "What was opened once is not unlearned by going back": (
        f"{DOMAIN}permissions::what_was_opened_once_is_not_unlearned_by_undo"
    ),
    "step-opened and session-closed carry missing; the API never asks": (
        f"{ROOM}::opening_and_closing_carry_who_is_missing_and_the_api_never_asks"
    ),
    "the console asks once": f"{WEB}facilitator_pages::going_on_says_who_is_missing",
}
SEATS = {
    "Freeing: cards stay with the party, its answers to open questions lapse": (
        f"{LATER}::answers_of_a_freed_seat_lapse_while_unseen_and_its_cards_stay"
    ),
    "whoever sits down next is a new seatId and sees nothing of the former": (
        f"{WEB}seats::freed_seat_is_nobodys_and_the_next_one_sees_nothing_of_it"
    ),
    "Moving: party-full": f"{LATER}::moving_to_a_full_party_is_refused",
    "what is not yet revealed or closed goes along": f"{LATER}::what_is_not_yet_revealed_moves_along",
    "the rest keeps the party under which it was said": (
        f"{LATER}::what_is_revealed_keeps_the_party_under_which_it_was_said"
    ),
    "of is fixed when a question is closed": (
        f"{WEB}support_api::answers_of_who_leaves_lapse_and_of_is_fixed_at_the_close"
    ),
    "of is fixed when it is revealed": f"{LATER}::of_is_fixed_when_the_check_is_revealed",
    "seat-by-hand takes an empty seat": f"{LATER}::seat_by_hand_takes_an_empty_seat_only",
    "set-seats below what is taken: 409": f"{LATER}::fewer_seats_than_are_taken_is_refused",
}
HIDDEN = {
    "Until its step and round is revealed, a card is hidden for everyone but its own seat": (
        f"{WEB}tree_api::card_tells_every_node_that_grew_from_it_wherever_that_went",
        f"{WEB}commands::cards_hide_from_everyone_but_their_own_seat_until_the_reveal",
    ),
    "on pages, sockets, polling, events, cards, tree, exports and logs": (
        f"{WEB}leaks::drawing_is_nowhere_before_the_reveal",
        f"{WEB}leaks::no_socket_brings_what_is_hidden",
        f"{WEB}leaks::nothing_of_session_2_that_people_write_is_logged",
    ),
    "exports say withheld: n": f"{ROOM}::exports_say_how_much_is_withheld",
    "The same holds for dots until gather is revealed": (
        f"{WEB}leaks::where_dots_lie_makes_no_difference_before_the_reveal"
    ),
    "for checks until the-check is": (
        f"{ROOM}::checks_are_hidden_from_everyone_on_every_channel_until_the_check_is_revealed"
    ),
    "for support until close-support": (
        f"{WEB}leaks::what_was_answered_makes_no_difference_before_the_close"
    ),
    "before that only answered per party": (
        f"{ROOM}::before_the_reveal_only_answered_is_told_per_party_whatever_was_answered"
    ),
    "Revealed at once and for good; not undone": f"{ROOM}::what_was_revealed_is_revealed_for_good",
    "Steps with a reveal": f"{ROOM}::seven_steps_have_a_reveal",
    "On the wall the parties alternate; who begins rotates per step, residents first": (
        "screens/test_wall::parties_alternate_and_who_begins_rotates",
        f"{DOMAIN}room::parties_rotate_per_step_with_a_reveal",
    ),
    "A new round is hidden again; its dots start empty": (
        f"{WEB}dots_api::new_round_starts_empty_and_hidden"
    ),
    "its checks start empty, the earlier round's stay in the history": (
        f"{ROOM}::a_new_round_of_checks_starts_empty_and_hidden_and_the_earlier_one_stays"
    ),
    "Cards added after the reveal show at once; late is shown to the facilitator only": (
        f"{ROOM}::late_is_shown_to_the_facilitator_only"
    ),
    "An unrevealed card cannot be clustered": f"{WEB}commands::unrevealed_card_cannot_be_clustered",
}
COUNTING = {
    "weighted is the mean of the three parties' means, yes and yes-if 1, no 0": (
        f"{WEB}support_api::closed_question_tells_counts_weight_and_reasons"
    ),
    "null while a party has not answered at all; carried is null then too": (
        f"{WEB}support_api::party_without_an_answer_makes_it_not_known",
        f"{ROOM}::weighted_is_null_while_a_party_has_not_answered_at_all",
    ),
    "carried: true when in each party more than half of the answers are yes or yes-if": (
        f"{DOMAIN}counting::carried_needs_more_than_half_of_the_answers_in_each_party"
    ),
    "Checks: partly 0.5, weighted, no carried": (
        f"{ROOM}::partly_is_a_half_each_party_weighs_one_third_and_a_check_is_not_carried"
    ),
    "reasons in no order that tells who": f"{DOMAIN}checks::remarks_are_in_no_order_that_tells_who",
    "Dots: a cluster's weight is the mean over the parties of its share of that party's dots": (
        f"{WEB}dots_api::after_the_reveal_a_cluster_weighs_the_mean_of_the_parties_shares"
    ),
    "in every export but json, counts and reasons of a party with fewer than 3 answers are withheld": (
        f"{ROOM}::reasons_of_a_party_with_fewer_than_three_answers_stay_in_the_room",
        f"{WEB}result::page_is_open_for_the_link_and_says_only_what_may_be_published",
    ),
    "json says not for publication": f"{ROOM}::json_says_that_it_is_not_for_publication",
    "Each open-support is a fresh round": f"{WEB}support_api::each_opening_is_a_fresh_round",
    "a seat's last answer counts": f"{WEB}support_api::last_answer_of_a_seat_counts",
    "Adopting closes the question, and may happen although not carried: said for ever": (
        f"{WEB}support_api::adopting_closes_the_question_and_tells_for_ever_that_it_was_not_carried"
    ),
}
TWICE_SOURCES_CLUSTERS = {
    "A command that changes nothing answers 200 and appends nothing; its id is kept": (
        f"{WEB}commands::command_that_changes_nothing_keeps_its_id"
    ),
    "sources.cards includes the cards of the source clusters as they were": (
        f"{LATER}::sources_include_the_cards_of_the_clusters_as_they_were"
    ),
    "A card lies in one cluster at most": f"{LATER}::a_card_lies_in_one_cluster_at_most",
    "Dissolving before the reveal: the dots go back to their seats": (
        f"{WEB}dots_api::dots_of_a_cluster_that_falls_apart_go_back_to_their_seats"
    ),
    "after it 409 has-dots": f"{WEB}dots_api::cluster_with_counted_dots_stays",
}
GONE = {
    "Withdrawn before the reveal: the text is erased": (
        f"{ENGINE}engine::card_withdrawn_before_the_reveal_is_erased"
    ),
    "After: it leaves wall and clusters; its own seat can bring it back": (
        f"{LATER}::withdrawn_after_the_reveal_leaves_clusters_and_its_own_seat_brings_it_back"
    ),
    "what grew from it keeps its words; lineage says so": (
        f"{DOMAIN}lineage::one_card_gone_is_said_with_its_party_and_what_grew_keeps_its_words"
    ),
    "Hidden: as withdrawn, by F, can be undone": f"{LATER}::hidden_by_the_facilitator_can_be_undone",
    "Redacted: gone from log, memory, indexes, drawn pieces": (
        f"{WEB}erased_words::redacted_words_are_nowhere",
        f"{ENGINE}engine::redacted_words_are_gone_from_log_memory_and_files",
    ),
    "and restored backups": f"{WEB}backup::erased_is_erased_again_when_a_backup_is_put_back",
    "a retry of a redacted id answers repeated": f"{LATER}::a_retry_of_a_redacted_id_answers_repeated",
}
SET_ASIDE = {
    "With its whole branch": f"{WEB}tree_api::branch_is_set_aside_whole_with_its_reason_and_comes_back",
    "closes support open below it": f"{WEB}support_api::what_is_set_aside_closes_what_was_asked_below_it",
    "on anything in it adopt, add, move, check, support answer 409 set-aside": (
        f"{WEB}tree_api::nothing_is_done_in_what_was_set_aside",
        f"{LATER}::nothing_is_done_in_a_branch_that_was_set_aside",
    ),
    "Only the root of a set-aside branch comes back": (
        f"{DOMAIN}aside::only_the_root_of_a_branch_that_was_set_aside_comes_back"
    ),
    "to its old parent if that stands and depth allows, else last under main": (
        f"{WEB}tree_api::branch_whose_parent_is_gone_comes_back_under_main",
        f"{DOMAIN}aside::subgoal_comes_back_last_under_main_when_depth_does_not_allow_its_place",
    ),
    "an indicator whose subgoal does not stand: 409 parent-gone": (
        f"{LATER}::an_indicator_whose_subgoal_does_not_stand_does_not_come_back"
    ),
    "Indicators never stand under main": f"{LATER}::indicators_never_stand_under_main",
    "Main cannot be set aside": f"{WEB}tree_api::main_goal_cannot_be_set_aside",
    "Links to self, ancestor, descendant, or twice are refused": (
        f"{WEB}tree_api::link_that_says_what_the_tree_says_is_refused"
    ),
    "a move that would make such a link drops it, undo restores it": (
        f"{WEB}tree_api::move_that_makes_a_link_needless_drops_it_and_undo_restores_it"
    ),
    "Depth: at most three subgoals under one another": (
        f"{WEB}commands::cycle_fourth_level_and_place_out_of_range_are_refused"
    ),
}
UNDO = {
    "a new, compensating event, else refused with what stands on it": (
        f"{DOMAIN}undo::undo_is_a_new_event_and_names_what_it_takes_back",
        f"{DOMAIN}undo::undo_is_refused_with_the_number_of_what_stands_on_it",
    ),
    "agreements, cards entered by F": (
        f"{LATER}::agreements_and_cards_entered_by_the_facilitator_are_undone"
    ),
    "Not: reveal, redact, timer, support, seats": (
        f"{LATER}::reveal_redact_timer_support_and_seats_are_not_undone"
    ),
    "Undoing open-step or close-session only goes back; never refused": (
        f"{DOMAIN}undo_steps::undoing_open_step_only_goes_back_whatever_came_since"
    ),
    "A participant's words are never taken back by it": (
        f"{DOMAIN}undo::undo_of_a_participants_command_is_refused"
    ),
    "any new F command empties redo, seats' commands do not": (
        f"{LATER}::a_new_command_of_the_facilitator_empties_redo_and_those_of_seats_do_not"
    ),
    "Without seq: F's latest that can be undone and stands": (
        f"{DOMAIN}undo::undo_without_seq_takes_the_facilitators_latest_that_can_be_undone_and_stands"
    ),
    "409 nothing-to-undo": f"{LATER}::nothing_to_undo_and_nothing_to_redo_are_said",
}
FINISH = {
    "closes open support; what is unrevealed stays withheld": (
        f"{LATER}::finish_closes_open_support_and_what_is_unrevealed_stays_withheld"
    ),
    "and the console says so first": (
        "screens/test_console_session3::end_tells_what_was_never_shown_and_offers_to_show_it"
    ),
    "After it only: undo of the finish, open-step (no new round), redact, renew-seat-code": (
        f"{LATER}::after_the_finish_four_commands_are_left_and_no_other"
    ),
    "and erasing, exporting, taking one's own seat by its code": (
        f"{LATER}::after_the_finish_ones_own_seat_exporting_and_erasing_are_left"
    ),
}
RIGHTS = {
    "Sockets are closed with 4401 when a seat is freed, moved, its code renewed": (
        f"{WEB}sockets::screens_of_a_seat_that_changed_are_closed_and_others_stay"
    ),
    "or a token revoked": f"{WEB}sockets::screens_of_a_revoked_facilitator_are_closed",
    "codes without look-alikes; seat codes at least 10": f"{WEB}seats::codes_hold_no_look_alikes",
    "Once 100 wrong codes came within a minute, every code waits its turn; beyond 200 waiting 429": (
        f"{WEB}seats::guessed_codes_go_one_after_another_and_beyond_200_they_come_again_later"
    ),
    "a waiting right one is late, never refused": f"{WEB}seats::right_code_is_late_but_never_refused",
    "A screen shows only what its audience may see": (
        f"{WEB}sockets::who_may_not_see_receives_nothing_on_any_channel"
    ),
    "Seat ids are in the console's HTML only": f"{WEB}leaks::no_seat_is_named_outside_the_console",
    "Exports and events carry none": (
        f"{WEB}commands::events_tell_what_happened_without_seats_or_hidden_words"
    ),
    "json: shuffled labels per export": "exports/test_json_copy::labels_are_drawn_anew_for_every_export",
    "Limits, counted in code points after NFC": f"{LATER}::limits_are_counted_in_code_points_after_nfc",
}
RULES: dict[str, str | tuple[str, ...]] = {
    **WHO_MAY_WHEN, **SEATS, **HIDDEN, **COUNTING, **TWICE_SOURCES_CLUSTERS, **GONE, **SET_ASIDE, **UNDO,
    **FINISH, **RIGHTS,
}  # fmt: skip
