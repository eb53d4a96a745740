from django.urls import URLPattern

app_name = "till_catalog"
urlpatterns: list[URLPattern] = []
