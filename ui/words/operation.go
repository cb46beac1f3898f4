package words

import "stagecraft/study"

// Operation names what the learner did, as it stands after "Undo" and "Redo". A
// change of a setting is named with the setting.
func Operation(kind study.OperationKind) string {
	switch kind {
	case study.OpGrade:
		return T("grade")
	case study.OpAnswer:
		return T("answer")
	case study.OpFlag:
		return T("flag")
	case study.OpFlagDone:
		return T("marking a flag as done")
	case study.OpUnflag:
		return T("taking a flag away")
	case study.OpHighlight:
		return T("highlight")
	case study.OpNote:
		return T("note")
	case study.OpUnnote:
		return T("removing a highlight or note")
	case study.OpFinish:
		return T("finished lesson")
	case study.OpChoose:
		return T("choice")
	case study.OpPutAside:
		return T("putting cards aside")
	case study.OpBringBack:
		return T("bringing cards back")
	case study.OpForget:
		return T("forgetting what you know of cards")
	case study.OpHelp:
		return T("help with a hard card")
	case study.OpAid:
		return T("memory aid")
	case study.OpMakeProcess:
		return T("new process")
	case study.OpEdit:
		return T("change")
	case study.OpAddStep:
		return T("adding a step")
	case study.OpMoveStep:
		return T("moving a step")
	case study.OpRemoveStep:
		return T("removing a step")
	case study.OpRemoveProcess:
		return T("removing a process")
	case study.OpReschedule:
		return T("going over to the newer schedule")
	case study.OpFit:
		return T("fitting the schedule to you")
	case study.OpPlan:
		return T("plan")
	case study.OpJoin:
		return T("bringing in progress")
	case study.OpUpdate:
		return T("learning changed cards again")
	case study.OpMakeCard:
		return T("new card")
	case study.OpEditCard:
		return T("change to a card")
	case study.OpRemoveCard:
		return T("removing a card")
	case study.OpImportCards:
		return T("bringing cards in")
	case study.OpMakeDeck:
		return T("new deck")
	case study.OpRenameDeck:
		return T("renaming a deck")
	case study.OpRemoveDeck:
		return T("removing a deck")
	case study.OpAdjustDeck:
		return T("change of a deck’s limits")
	}
	return T("what you did")
}
