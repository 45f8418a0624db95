"""Known mistakes that can be put back into the model: the checks must find each of them."""

FAULTS = {
    "forget_replaced": "what is replaced and not known yet is not remembered",
    "no_takeover": "a held or rejected change does not pass on what it would have replaced",
    "delete_hides_all": "a delete hides what its author had not seen too",
    "delete_knows_no_own": "a delete leaves out the author's own unconfirmed changes",
    "knew_without_epoch": "what a delete knew of the log is not cut at later forks",
    "forget_lives": "a restored server forgets lives of the log that its copy does not know",
    "walk_no_replaced": "a walk leaves out what was replaced above the durable mark",
    "walk_on_top": "own changes that a walk has in it are put on top of it",
    "walk_early": "a case is walked while own changes of it wait for an answer",
    "fold_forgets": "a folded change does not say what it covers",
    "merge_in_log_order": "two paragraphs of one place stand as the log has their changes",
    "hold_replaced": "a held change that an applied one took the place of stays held",
    "hold_blocks": "a correction is judged apart from what it corrects",
    "no_verdicts": "who lost a case never hears what became of their held change",
    "no_lock": "a case that a page left out stays open for editing",
    "purge_at_once": "a lost case is dropped while own changes of it wait",
    "no_rescue": "after a restore nobody brings back the rows of others",
    "own_first": "after a restore own changes go before what they build on",
    "erase_drops_group": "a group that touches an erased case is dropped whole",
}
