"""Has Mnemosyne import a deck of Anki, without a window, and review its cards.

Usage: importdeck.py DECK.apkg. Prints as JSON what it then has: how many notes, cards,
pictures, and cards that were graded, and what each card asks and answers.
"""

import json
import os
import sys
import tempfile

from mnemosyne.libmnemosyne import Mnemosyne
from mnemosyne.libmnemosyne.ui_components.main_widget import MainWidget
from mnemosyne.libmnemosyne.ui_components.review_widget import ReviewWidget


def quiet(*args, **named):
    return 0


class Window(MainWidget):
    """Stands for the window: shows nothing, and an error ends all."""

    show_information = set_progress_text = set_progress_range = quiet
    set_progress_update_interval = increase_progress = set_progress_value = quiet
    close_progress = set_window_title = enable_edit_current_card = quiet
    enable_delete_current_card = enable_browse_cards = show_question = quiet
    top_window = quiet

    def show_error(self, text):
        print("mnemosyne:", text, file=sys.stderr)
        sys.exit(1)


class Review(ReviewWidget):
    """Stands for the part of the window in which cards are reviewed."""

    redraw_now = set_question_box_visible = set_answer_box_visible = set_question_label = quiet
    set_question = set_answer = reveal_question = reveal_answer = clear_question = quiet
    clear_answer = update_show_button = set_grades_enabled = set_grade_enabled = quiet
    set_default_grade = set_grades_title = set_grade_text = set_grade_tooltip = quiet
    update_status_bar_counters = stop_media = activate = deactivate = quiet


def main(deck):
    sys.modules["judge"] = sys.modules["__main__"]
    with tempfile.TemporaryDirectory() as folder:
        m = Mnemosyne(upload_science_logs=False, interested_in_old_reps=True, asynchronous_database=True)
        m.components.insert(0, ("mnemosyne.libmnemosyne.gui_translators.gettext_gui_translator", "GetTextGuiTranslator"))
        m.components += [("judge", "Window"), ("judge", "Review")]
        m.initialise(data_dir=folder, automatic_upgrades=False)
        for form in m.component_manager.all("file_format"):
            if form.__class__.__name__ == "Anki2":
                form.do_import(deck)
        database = m.database()
        media = os.listdir(database.media_dir())
        said = []
        for ids in database.cards():
            card = database.card(ids[0], is_id_internal=True)
            said.append([card.question(), card.answer()])
        controller = m.review_controller()
        controller.reset()
        graded = 0
        while controller.card is not None and graded < 3:
            controller.show_answer()
            controller.grade_answer(4)
            graded += 1
        print(json.dumps({
            "notes": database.fact_count(), "cards": database.card_count(), "graded": graded, "said": said,
            "pictures": len([f for f in media if not f.startswith("_") and os.path.isfile(os.path.join(database.media_dir(), f))]),
        }))
        m.finalise()


if __name__ == "__main__":
    main(sys.argv[1])
