from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("portal_media", "0001_initial")]

    operations = [
        migrations.RenameField(
            model_name="portalimage", old_name="decorative", new_name="is_decorative"
        )
    ]
